package org.plumbline.app.ui.settings;

import java.util.Optional;
import java.util.OptionalInt;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.settings.Disk;
import org.plumbline.settings.Machine;
import org.plumbline.settings.Use;

/// What a person said of a server.
public record Answers(Optional<Bytes> memory, OptionalInt cpus, Optional<Disk> disk, Optional<Use> use) {
    /// Nothing yet.
    public static final Answers NONE = new Answers(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

    Answers withMemory(Optional<Bytes> other) {
        return new Answers(other, cpus, disk, use);
    }

    Answers withCpus(OptionalInt other) {
        return new Answers(memory, other, disk, use);
    }

    Answers withDisk(Optional<Disk> other) {
        return new Answers(memory, cpus, other, use);
    }

    Answers withUse(Optional<Use> other) {
        return new Answers(memory, cpus, disk, other);
    }

    /// What the person said comes before what was found.
    Machine over(Machine found) {
        return new Machine(memory.or(found::memory), cpus.isPresent() ? cpus : found.cpus(), disk.or(found::disk));
    }
}
