package org.plumbline.app.ui.state;

import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.app.db.Database;

/// A connection that is open, for panels that fill themselves from a server.
///
/// @param id of the connection
/// @param name what the person calls it
/// @param database while it is open
public record ConnectedServer(String id, String name, Supplier<Optional<Database>> database) {
    @Override
    public String toString() {
        return name;
    }
}
