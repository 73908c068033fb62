package org.plumbline.app.ui.tree;

/// A word beside a node's name.
///
/// @param text one to four words; never colour alone
/// @param brief the same where there is little room
/// @param full for the tooltip
/// @param tone how loud
record Badge(String text, String brief, String full, Tone tone) {
    /// A finding's, where there is little room.
    static final String FINDING = "!";
    /// Likewise, that it never ran.
    static final String NEVER = "never";

    enum Tone { SEVERE, MEDIUM, QUIET }

    /// It says what a node in words says too: its findings, and that it never ran.
    boolean isInWords() {
        return brief.equals(FINDING) || brief.equals(NEVER);
    }
}
