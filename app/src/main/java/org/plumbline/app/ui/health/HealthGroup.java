package org.plumbline.app.ui.health;

import java.util.List;

/// What one check found.
///
/// @param title the check's
/// @param rows the worst first
record HealthGroup(String title, List<HealthRow> rows) {
    HealthGroup {
        rows = List.copyOf(rows);
    }
}
