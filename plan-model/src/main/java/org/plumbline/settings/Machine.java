package org.plumbline.settings;

import java.util.Optional;
import java.util.OptionalInt;
import org.plumbline.plan.unit.Bytes;

/// The server's machine, which SQL cannot tell: as the person says, or as it was found where the server runs on this computer.
///
/// @param memory that PostgreSQL may take as its own and for the system's cache
/// @param cpus cores, or what the system counts as such
public record Machine(Optional<Bytes> memory, OptionalInt cpus, Optional<Disk> disk) {
    /// Nothing is known.
    public static final Machine UNKNOWN = new Machine(Optional.empty(), OptionalInt.empty(), Optional.empty());
}
