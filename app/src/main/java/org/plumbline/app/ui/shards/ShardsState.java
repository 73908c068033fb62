package org.plumbline.app.ui.shards;

/// What the panel shows of the keys.
sealed interface ShardsState {
    /// Nothing was counted yet.
    ///
    /// @param sentence what to do
    record Nothing(String sentence) implements ShardsState {}

    /// Keys are being counted.
    record Running() implements ShardsState {}

    /// They are counted.
    ///
    /// @param origin where they come from
    record Complete(Counted counted, String origin) implements ShardsState {}

    /// They could not be.
    record Failed(String sentence) implements ShardsState {}
}
