package org.plumbline.catalog;

import java.time.Duration;
import java.time.Instant;
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
/// @param roundTrip the median time of an empty query over this connection; none where it was not measured
public record ServerFacts(
        int version, Instant readAt, Optional<Instant> countersSince, boolean useOfStandbysKnown, long freezeMaxAge,
        Optional<Duration> roundTrip) {}
