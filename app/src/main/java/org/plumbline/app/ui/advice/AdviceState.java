package org.plumbline.app.ui.advice;

/// How far the look at a database and its workload has come.
sealed interface AdviceState {
    /// They are being read.
    record Reading() implements AdviceState {}

    /// They were read; the advice is as of then.
    record Complete() implements AdviceState {}

    /// They could not be read.
    ///
    /// @param sentence why, and what to try
    record Failed(String sentence) implements AdviceState {}
}
