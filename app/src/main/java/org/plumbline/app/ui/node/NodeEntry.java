package org.plumbline.app.ui.node;

/// One line of the node panel.
///
/// @param term what it is, in PostgreSQL's word where it has one
/// @param value with its unit; words where there is no figure
/// @param explanation one sentence, and exact figures
/// @param tone how loud
record NodeEntry(String term, String value, String explanation, Tone tone) {
    enum Tone { PLAIN, CODE, MUTED, GOOD, SEVERE }

    static NodeEntry plain(String term, String value, String explanation) {
        return new NodeEntry(term, value, explanation, Tone.PLAIN);
    }

    static NodeEntry code(String term, String value, String explanation) {
        return new NodeEntry(term, value, explanation, Tone.CODE);
    }

    static NodeEntry muted(String term, String value, String explanation) {
        return new NodeEntry(term, value, explanation, Tone.MUTED);
    }
}
