package org.plumbline.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The server and the database of the session.
///
/// @param version `server_version_num` / 10000: the major version
/// @param readAt the server's clock when all this was read (`clock_timestamp()`)
/// @param countersSince when the database's counters were last reset (`pg_stat_database.stats_reset`); none if never, which then is since
///         the server was last initialised or recovered from a crash and not known
/// @param useOfStandbysKnown every standby's own `pg_stat_user_indexes` was read too and added up in [IndexFacts#scans()], or there is no
///         standby (`pg_stat_replication` has no row and `pg_is_in_recovery()` is false)
/// @param freezeMaxAge `autovacuum_freeze_max_age`
/// @param settings those that plans depend on, as this session has them
/// @param extensions installed or available, by name
/// @param roundTrip the median time of an empty query over this connection; none where it was not measured
public record ServerFacts(
        int version, Instant readAt, Optional<Instant> countersSince, boolean useOfStandbysKnown, long freezeMaxAge,
        List<SettingFacts> settings, List<ExtensionFacts> extensions, Optional<Duration> roundTrip) {

    public ServerFacts {
        settings = List.copyOf(settings);
        extensions = List.copyOf(extensions);
    }

    /// The setting of this name, if it was read.
    public Optional<SettingFacts> setting(String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    /// The version of this extension in the database; none where it is not created.
    public Optional<String> installed(String extension) {
        return extensions.stream().filter(each -> each.name().equals(extension)).findFirst().flatMap(ExtensionFacts::installed);
    }
}
