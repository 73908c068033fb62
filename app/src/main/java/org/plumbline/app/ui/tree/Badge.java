package org.plumbline.app.ui.tree;

/// A word beside a node's name.
///
/// @param text one to four words; never colour alone
/// @param brief the same where there is little room
/// @param full for the tooltip
/// @param tone how loud
record Badge(String text, String brief, String full, Tone tone) {
    enum Tone { SEVERE, MEDIUM, QUIET }
}
