package org.plumbline.app.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.app.db.PoolFigure;
import org.plumbline.app.db.PoolFigure.Kind;
import org.plumbline.app.db.PoolFigure.Source;
import org.plumbline.app.ui.text.PoolText;

/// Figures of pools that are typed or told by a server: what is typed counts.
final class PoolKnown {
    private static final double MEGA = 1e6;

    private final Map<Kind, Double> typed = new EnumMap<>(Kind.class);
    private final Map<Kind, PoolFigure> told = new EnumMap<>(Kind.class);
    private String server = "";

    /// A figure and where it came from.
    ///
    /// @param option that it takes the place of, or that it was typed as
    /// @param value in the option's unit; none where the option's default counts
    /// @param origin `typed`, `default`, `setting`, `pg_stat_statements` or `watched`
    /// @param words the same for people
    record Input(String option, Optional<Double> value, String origin, String words) {}

    /// Takes over what a server tells, the last of each kind.
    ///
    /// @param place of the server
    void fill(List<PoolFigure> figures, String place) {
        server = place;
        figures.forEach(each -> told.put(each.kind(), each));
    }

    /// What is typed for a kind, in the kind's unit.
    void typed(Kind kind, Optional<? extends Number> value) {
        value.ifPresent(number -> typed.put(kind, number.doubleValue()));
    }

    /// In the kind's unit.
    Optional<Double> value(Kind kind) {
        return Optional.ofNullable(typed.get(kind)).or(() -> Optional.ofNullable(told.get(kind)).map(PoolFigure::value));
    }

    /// A count, which a server tells as a whole number.
    Optional<Integer> count(Kind kind) {
        return value(kind).map(Double::intValue);
    }

    /// All that a server may tell.
    List<Input> inputs() {
        return List.of(Kind.values()).stream().map(this::input).toList();
    }

    private Input input(Kind kind) {
        Optional<Double> value = value(kind).map(known -> known / unit(kind));
        if (typed.containsKey(kind)) {
            return new Input(option(kind), value, "typed", "typed");
        }
        return Optional.ofNullable(told.get(kind)).map(figure -> new Input(option(kind), value, switch (figure.source()) {
            case Source.Setting _ -> "setting";
            case Source.Statements _ -> "pg_stat_statements";
            case Source.Watched _ -> "watched";
        }, PoolText.origin(figure, server))).orElseGet(() -> new Input(option(kind), value, "default", "not told by " + server));
    }

    private static double unit(Kind kind) {
        return kind == Kind.SHARED_BUFFERS || kind == Kind.WORK_MEM ? MEGA : 1;
    }

    private static String option(Kind kind) {
        return switch (kind) {
            case MAX_CONNECTIONS -> "--max-connections";
            case SUPERUSER_RESERVED -> "--superuser-reserved";
            case RESERVED -> "--reserved";
            case SHARED_BUFFERS -> "--shared-buffers-mb";
            case WORK_MEM -> "--work-mem-mb";
            case WORKER_PROCESSES -> "--worker-processes";
            case ARRIVAL_RATE -> "--arrival-rate";
            case HOLD -> "--hold-ms";
            case HOLD_VARIATION -> "--hold-variation";
        };
    }
}
