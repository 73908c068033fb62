package org.plumbline.app.ui.icicle;

/// A box as drawn: the node at `place`, or all nodes at the places `[place, end)` where they are too narrow to be seen apart.
record IcicleBox(int place, int end) {
    int count() {
        return end - place;
    }
}
