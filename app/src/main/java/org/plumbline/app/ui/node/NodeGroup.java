package org.plumbline.app.ui.node;

import java.util.List;

/// Lines that belong together.
///
/// @param title a word or two
/// @param entries none where the plan says nothing of it
record NodeGroup(String title, List<NodeEntry> entries) {
    NodeGroup {
        entries = List.copyOf(entries);
    }
}
