package org.plumbline.settings;

import java.util.Optional;
import java.util.Set;

/// Who is connected, and what that one may change.
///
/// @param user whose rights we have
/// @param login as whom we logged in, whose `ALTER ROLE` settings hold; the user, unless a SET ROLE made us another
/// @param database to which
/// @param superuser whether that is one
/// @param readsAll whether every setting is shown: a superuser, or a member of `pg_read_all_settings`
/// @param granted settings that were granted by `GRANT ALTER SYSTEM ON PARAMETER` (15 and later)
/// @param alterSystemOff `ALTER SYSTEM` is switched off for all (`allow_alter_system`, 17 and later)
/// @param standby the server is a read-only standby
/// @param managed who runs the server, where that is told by its settings
public record Access(
        String user, String login, String database, boolean superuser, boolean readsAll, Set<String> granted, boolean alterSystemOff,
        boolean standby, Optional<Managed> managed) {

    public Access {
        granted = Set.copyOf(granted);
    }

    /// Whether pages and WAL lie where PostgreSQL's own rules of `shared_buffers` and checkpoints do not hold.
    boolean ownStorage() {
        return managed.filter(Managed::ownStorage).isPresent();
    }

    /// Whether the server's settings are changed where no statement reaches: by its operator's means, or in its configuration file.
    public boolean noAlterSystem() {
        return managed.isPresent() || alterSystemOff;
    }

    /// Whether `ALTER SYSTEM SET` of this is permitted to this user.
    public boolean mayAlter(String setting) {
        return !noAlterSystem() && (superuser || granted.contains(setting));
    }
}
