package org.plumbline.app.report;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.report.WorkloadReport.Explained;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.plan.unit.Share;
import org.plumbline.workload.Counter;
import org.plumbline.workload.Counters;
import org.plumbline.workload.Habit;
import org.plumbline.workload.RankedStatement;
import org.plumbline.workload.Reason;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadDifference;
import org.plumbline.workload.WorkloadSnapshot;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/// `workload --json`: one object.
public final class WorkloadJson {
    private final JsonGenerator generator;
    private final Json json;

    private WorkloadJson(OutputStream out) {
        generator = Json.generator(out);
        json = new Json(generator);
    }

    /// Writes the report as one line of UTF-8.
    public static void write(OutputStream out, WorkloadReport report) {
        var writer = new WorkloadJson(out);
        writer.end(() -> writer.report(report));
    }

    /// Writes why there is none.
    public static void write(OutputStream out, String database, String failure) {
        var writer = new WorkloadJson(out);
        writer.end(() -> {
            writer.json.text("database", database);
            writer.json.texts("statements", List.of());
            writer.json.texts("habits", List.of());
            writer.json.error(Optional.of(new InputFailure(Optional.empty(), failure)));
        });
    }

    private void end(Runnable fields) {
        try {
            generator.writeStartObject();
            fields.run();
            generator.writeEndObject();
            generator.writeRaw('\n');
            generator.close();
        } catch (JacksonException _) {
            // whoever read our output has gone
        }
    }

    private void report(WorkloadReport report) {
        WorkloadSnapshot snapshot = report.workload().snapshot();
        Optional<WorkloadDifference> difference = report.difference();
        json.text("database", report.database());
        json.text("readAt", snapshot.readAt().toString());
        json.text("extensionVersion", snapshot.extension());
        json.ms("spanMs", difference.map(WorkloadDifference::length));
        json.text("resetAt", snapshot.resetAt().map(Instant::toString));
        json.whole("thrownAway", difference.isPresent()
                ? difference.flatMap(WorkloadDifference::thrownAway) : whole(snapshot.thrownAway()));
        json.whole("startedAnew", difference.map(each -> (long) each.startedAnew()));
        json.whole("gone", difference.map(each -> (long) each.gone()));
        json.text("track", snapshot.tracking().track());
        flag("trackPlanning", snapshot.tracking().planning());
        json.flag("trackIoTiming", snapshot.tracking().ioTiming());
        json.whole("mostEntries", whole(snapshot.tracking().mostStatements()));
        json.ms("roundTripMs", snapshot.roundTrip());
        json.whole("entries", snapshot.statements().size());
        json.whole("hidden", snapshot.hiddenCount());
        json.whole("own", report.workload().own());
        json.whole("selected", report.workload().statements().size());
        json.texts("notes", WorkloadText.notes(snapshot, difference));
        generator.writeObjectPropertyStart("totals");
        counters(report.workload().totals());
        generator.writeEndObject();
        generator.writeArrayPropertyStart("statements");
        report.workload().statements().stream().limit(report.top()).forEach(each -> statement(each, report));
        generator.writeEndArray();
        generator.writeArrayPropertyStart("habits");
        report.habits().forEach(this::habit);
        generator.writeEndArray();
        json.error(Optional.empty());
    }

    private void statement(RankedStatement ranked, WorkloadReport report) {
        StatementCounters statement = ranked.statement();
        generator.writeRaw('\n');
        generator.writeStartObject();
        identity(statement);
        flag("topLevel", statement.key().topLevel());
        json.text("since", statement.since().map(Instant::toString));
        json.texts("reasons", ranked.reasons().stream().map(WorkloadJson::name).toList());
        json.number("shareOfTime", share(ranked, Reason.TIME));
        json.number("shareOfRead", share(ranked, Reason.READ));
        json.number("shareOfIoTime", share(ranked, Reason.IO_TIME));
        json.number("shareOfTemp", share(ranked, Reason.TEMP));
        json.number("shareOfWal", share(ranked, Reason.WAL));
        json.number("shareOfCalls", share(ranked, Reason.CALLS));
        counters(statement.counters());
        explained(Optional.ofNullable(report.explained().get(statement.key())));
        generator.writeEndObject();
    }

    private void identity(StatementCounters statement) {
        json.text("queryId", statement.key().queryId().isPresent()
                ? Optional.of(Long.toString(statement.key().queryId().getAsLong())) : Optional.empty());
        json.text("user", statement.user());
        json.text("query", statement.text());
    }

    private void counters(Counters counters) {
        json.ms("totalMs", Optional.of(counters.totalTime()));
        json.ms("meanMs", counters.meanTime());
        for (Counter counter : Counter.values()) {
            Optional<Long> value = Optional.ofNullable(counters.values().get(counter));
            if (counter.unit() == Counter.Unit.TIME) {
                json.ms(counter.field(), value.map(Duration::ofNanos));
            } else {
                json.whole(counter.field(), value);
            }
        }
    }

    private void explained(Optional<Explained> explained) {
        if (explained.isEmpty()) {
            json.nothing("explained");
            return;
        }
        generator.writeArrayPropertyStart("explained");
        for (Analysis analysis : explained.get().plans()) {
            generator.writeStartObject();
            PlanJson.write(json, "", analysis);
            json.error(Optional.empty());
            generator.writeEndObject();
        }
        explained.get().failure().ifPresent(failure -> {
            generator.writeStartObject();
            PlanJson.writeNone(json, "");
            json.error(Optional.of(new InputFailure(Optional.empty(), failure)));
            generator.writeEndObject();
        });
        generator.writeEndArray();
    }

    private void habit(Habit habit) {
        generator.writeRaw('\n');
        generator.writeStartObject();
        json.text("kind", switch (habit) {
            case Habit.LookUpForEachRow _ -> "look-up-for-each-row";
            case Habit.InsertForEachRow _ -> "insert-for-each-row";
        });
        identity(habit.statement());
        json.whole("calls", habit.statement().counters().calls());
        json.whole("roundTrips", habit.roundTrips());
        json.ms("waitingMs", Optional.of(habit.waiting()));
        Optional<StatementCounters> list = habit instanceof Habit.LookUpForEachRow lookup ? Optional.of(lookup.list()) : Optional.empty();
        json.text("listQuery", list.map(StatementCounters::text));
        json.whole("listCalls", list.map(each -> each.counters().calls()));
        json.text("sentence", WorkloadText.habit(habit));
        json.texts("sql", WorkloadText.sql(habit));
        generator.writeEndObject();
    }

    private void flag(String name, Optional<Boolean> set) {
        if (set.isPresent()) {
            json.flag(name, set.get());
        } else {
            json.nothing(name);
        }
    }

    private static Optional<Double> share(RankedStatement ranked, Reason reason) {
        return ranked.share(reason).map(Share::value);
    }

    private static Optional<Long> whole(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static String name(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
