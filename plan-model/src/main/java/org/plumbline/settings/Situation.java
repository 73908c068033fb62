package org.plumbline.settings;

import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.plan.unit.Bytes;

/// All that settings are judged by.
public record Situation(ServerSettings settings, Machine machine, Optional<Use> use, Seen seen) {
    Optional<Setting> find(String name) {
        return settings.find(name);
    }

    Optional<Bytes> bytes(String name) {
        return find(name).flatMap(Setting::bytes);
    }

    OptionalLong count(String name) {
        return find(name).map(Setting::count).orElse(OptionalLong.empty());
    }

    boolean isOff(String name) {
        return find(name).filter(Setting::off).isPresent();
    }

    boolean isFor(Use one) {
        return use.filter(one::equals).isPresent();
    }

    boolean hasLongStatements() {
        return use.filter(Use::hasLongStatements).isPresent();
    }

    /// Of the machine, where a check has named it as a need.
    long memory() {
        return machine.memory().orElseThrow().count();
    }

    /// Of the machine, where a check has named them as a need.
    int cpus() {
        return machine.cpus().orElseThrow();
    }
}
