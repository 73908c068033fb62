package org.plumbline.app.ui.tree;

/// A word beside a node's name.
///
/// @param text one to four words; never colour alone
/// @param full for the tooltip
/// @param tone how loud
record Badge(String text, String full, Tone tone) {
    enum Tone { SEVERE, MEDIUM, QUIET }
}
