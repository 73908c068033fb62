package org.plumbline.workload;

import java.util.Optional;
import java.util.OptionalLong;

/// What the server is set to count.
///
/// @param track `pg_stat_statements.track`: `top`, `all` or `none`; none where it is not known
/// @param planning `pg_stat_statements.track_planning` (1.8 and later): the time of planning is counted too
/// @param mostStatements `pg_stat_statements.max`: the entries that there is room for; those seldom used are thrown away for new ones
/// @param ioTiming `track_io_timing`: reading and writing is timed
public record Tracking(Optional<String> track, Optional<Boolean> planning, OptionalLong mostStatements, boolean ioTiming) {}
