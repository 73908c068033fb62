package org.plumbline.app.ui.draw;

/// What became of an export.
///
/// @param words a sentence; empty where the person thought better of it
/// @param good it did what was asked for
record Outcome(String words, boolean good) {}
