package org.plumbline.app.ui.indexes;

import org.plumbline.app.db.Database;

/// A connected database that indexes can be tried on.
///
/// @param name what the person calls it
public record TrialPlace(String name, Database database) {
    @Override
    public String toString() {
        return name;
    }
}
