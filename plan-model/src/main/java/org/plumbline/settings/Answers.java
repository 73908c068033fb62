package org.plumbline.settings;

import java.util.Optional;
import java.util.OptionalInt;
import org.plumbline.plan.unit.Bytes;

/// What a person said of a server. What is absent was not said.
///
/// @param memory of its machine
/// @param cpus of its machine
/// @param disk of its machine
/// @param use what it is for
public record Answers(Optional<Bytes> memory, OptionalInt cpus, Optional<Disk> disk, Optional<Use> use) {
    /// Nothing yet.
    public static final Answers NONE = new Answers(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

    /// With another memory, or none said.
    public Answers withMemory(Optional<Bytes> other) {
        return new Answers(other, cpus, disk, use);
    }

    /// With other CPUs, or none said.
    public Answers withCpus(OptionalInt other) {
        return new Answers(memory, other, disk, use);
    }

    /// With another disk, or none said.
    public Answers withDisk(Optional<Disk> other) {
        return new Answers(memory, cpus, other, use);
    }

    /// With another use, or none said.
    public Answers withUse(Optional<Use> other) {
        return new Answers(memory, cpus, disk, other);
    }

    /// What the person said comes before what was found.
    public Machine over(Machine found) {
        return new Machine(memory.or(found::memory), cpus.isPresent() ? cpus : found.cpus(), disk.or(found::disk));
    }
}
