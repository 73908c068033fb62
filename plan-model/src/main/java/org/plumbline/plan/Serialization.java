package org.plumbline.plan;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.unit.Bytes;

/// `EXPLAIN (SERIALIZE)`: turning the result into the client's format (PostgreSQL 17 and later).
///
/// @param time none with TIMING OFF
/// @param output size of what would be sent
/// @param format `text` or `binary`
/// @param usage buffers, mostly of detoasting
public record Serialization(Optional<Duration> time, Bytes output, String format, Optional<Usage> usage) {}
