package org.plumbline.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.app.db.LoadLevel;
import org.plumbline.app.db.LoadReport;
import org.plumbline.app.db.PoolUse;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.report.Json;
import org.plumbline.app.ui.text.LoadText;
import org.plumbline.app.ui.text.PoolText;
import org.plumbline.capacity.pool.BasicPool;
import org.plumbline.capacity.pool.Binding;
import org.plumbline.capacity.pool.Fleet;
import org.plumbline.capacity.pool.Knee;
import org.plumbline.capacity.pool.PoolAdvice;
import org.plumbline.capacity.pool.PoolWait;
import org.plumbline.capacity.pool.PooledClient;
import org.plumbline.capacity.pool.Scalability;
import org.plumbline.capacity.pool.SimulatedPool;
import org.plumbline.capacity.pool.WorkMem;
import tools.jackson.core.JsonGenerator;

/// The one JSON object of `plumbline pool --json`; `pool-json.txt` describes it.
final class PoolJson {
    private PoolJson() {}

    static void write(OutputStream out, BasicPool pool) {
        object(out, json -> {
            json.generator().writeName("pool_size");
            json.generator().writeNumber(pool.poolSize());
            json.generator().writeName("max_overflow");
            json.generator().writeNumber(pool.maxOverflow());
            json.whole("pool_timeout", pool.timeoutSeconds());
            json.whole("pool_recycle", pool.recycleSeconds());
            json.flag("pool_pre_ping", pool.prePing());
        });
    }

    static void write(OutputStream out, PoolAnswer answer) {
        object(out, json -> {
            json.number("arrivalRate", Optional.of(answer.load().arrivalsPerSecond()));
            json.number("holdMs", Optional.of(answer.load().holdMs()));
            json.number("offeredLoad", Optional.of(answer.load().offered()));
            json.whole("pools", answer.pools());
            json.whole("size", answer.waiting().size());
            waiting(json, answer.waiting());
            json.whole("recommendedSize", answer.advice().map(advice -> (long) advice.size()));
            object(json, "recommendation", answer.advice(), advice -> recommendation(json, advice, answer));
            object(json, "fleet", answer.fleet(), fleet -> fleet(json, fleet, answer.waiting().size()));
            object(json, "workMem", answer.workMem(), memory -> workMem(json, memory));
            object(json, "scalability", answer.law(), law -> law(json, law));
            object(json, "simulation", answer.simulated(), simulated -> simulation(json, simulated));
            json.generator().writeObjectPropertyStart("settings");
            json.text("hikariJava", PooledClient.HIKARI_JAVA.text(answer.settings()));
            json.text("hikariSpring", PooledClient.HIKARI_SPRING.text(answer.settings()));
            json.text("pgbouncer", PooledClient.PGBOUNCER.text(answer.settings()));
            json.text("sqlalchemy", PooledClient.SQLALCHEMY.text(answer.settings()));
            json.text("nodePostgres", PooledClient.NODE_POSTGRES.text(answer.settings()));
            json.generator().writeEndObject();
            inputs(json, answer.inputs());
            object(json, "activity", answer.activity(), use -> activity(json, use));
        });
    }

    /// What was measured under load.
    static void write(OutputStream out, LoadReport report) {
        object(out, json -> {
            json.generator().writeArrayPropertyStart("levels");
            for (LoadLevel level : report.levels()) {
                json.generator().writeStartObject();
                json.whole("connections", level.connections());
                json.whole("statements", level.statements());
                json.number("perSecond", Optional.of(level.throughput()));
                json.number("p50Ms", Optional.of(level.p50Ms()));
                json.number("p95Ms", Optional.of(level.p95Ms()));
                json.number("p99Ms", Optional.of(level.p99Ms()));
                json.number("longestMs", Optional.of(level.mostMs()));
                json.generator().writeEndObject();
            }
            json.generator().writeEndArray();
            object(json, "scalability", report.law(), law -> law(json, law));
            json.text("ending", LoadText.ending(report.ending()));
            json.error(Optional.empty());
        });
    }

    /// Nothing was measured, as this says.
    static void failed(OutputStream out, String sentence) {
        object(out, json -> json.error(Optional.of(new InputFailure(Optional.empty(), sentence))));
    }

    private static void inputs(Json json, List<PoolKnown.Input> inputs) {
        if (inputs.isEmpty()) {
            json.nothing("inputs");
            return;
        }
        json.generator().writeArrayPropertyStart("inputs");
        for (PoolKnown.Input input : inputs) {
            json.generator().writeStartObject();
            json.text("option", input.option());
            json.number("value", input.value());
            json.text("origin", input.origin());
            json.text("words", input.words());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private static void activity(Json json, PoolUse use) {
        json.number("seconds", Optional.of(use.seconds()));
        json.whole("samples", use.samples());
        json.number("active", Optional.of(use.active()));
        json.number("idleInTransaction", Optional.of(use.idleInTransaction()));
        json.number("idle", Optional.of(use.idle()));
        json.whole("mostBusy", use.mostBusy());
        json.number("transactionsPerSecond", use.transactionsPerSecond());
        json.flag("partly", use.isPartly());
    }

    private static void waiting(Json json, PoolWait waiting) {
        Optional<PoolWait.Stable> stable = waiting instanceof PoolWait.Stable found ? Optional.of(found) : Optional.empty();
        json.number("utilisation", Optional.of(waiting.utilisation()));
        json.flag("stable", stable.isPresent());
        json.number("probabilityOfWaiting", stable.map(PoolWait.Stable::probability));
        json.number("meanWaitMs", stable.map(PoolWait.Stable::meanMs));
        json.number("p95WaitMs", stable.map(wait -> wait.quantileMs(0.95)));
        json.number("p99WaitMs", stable.map(wait -> wait.quantileMs(0.99)));
    }

    private static void recommendation(Json json, PoolAdvice advice, PoolAnswer answer) {
        json.text("binding", switch (advice.binding()) {
            case Binding.Target _ -> "target";
            case Binding.AtKnee knee -> knee.knee() instanceof Knee.Cores ? "cores" : "measured-peak";
            case Binding.Budget _ -> "budget";
            case Binding.DeadlockFloor _ -> "deadlock-floor";
        });
        json.text("sentence", PoolText.binding(advice, answer.load()));
        json.whole("sizeForTarget", switch (advice.binding()) {
            case Binding.Target _ -> Optional.of((long) advice.size());
            case Binding.AtKnee knee -> knee.wanted().map(wait -> (long) wait.size());
            case Binding.Budget budget -> budget.wanted().map(wait -> (long) wait.size());
            case Binding.DeadlockFloor _ -> Optional.empty();
        });
        json.flag("targetMet", advice.isTargetMet());
        json.flag("deadlockSafe", advice.isDeadlockSafe());
    }

    private static void fleet(Json json, Fleet fleet, int size) {
        json.whole("available", fleet.available());
        json.whole("taken", fleet.taken(size));
        json.whole("budgetPerPool", fleet.each());
        json.flag("fits", fleet.taken(size) <= fleet.available());
    }

    private static void workMem(Json json, WorkMem memory) {
        json.number("worstMb", Optional.of(memory.worstBytes() / 1e6));
        json.number("besideSharedBuffersMb", Optional.of(memory.beside() / 1e6));
        json.number("usualWorkMemMb", Optional.of(memory.usualBytes() / 1e6));
        json.flag("risky", memory.isRisky());
    }

    private static void law(Json json, Scalability law) {
        json.number("perConnection", Optional.of(law.perConnection()));
        json.significant("contention", law.contention());
        json.significant("coherence", law.coherence());
        json.number("determination", Optional.of(law.determination()));
        json.number("peak", law.peak().map(Scalability.Peak::connections));
        json.whole("measuredTo", law.measuredTo());
        json.flag("peakTaken", law.knee().isPresent());
        json.number("peakLeast", law.peak().map(Scalability.Peak::least));
        json.number("peakMost", law.peak().flatMap(peak ->
                peak.most().isPresent() ? Optional.of(peak.most().getAsDouble()) : Optional.empty()));
    }

    private static void simulation(Json json, SimulatedPool simulated) {
        json.number("probabilityOfWaiting", Optional.of(simulated.probabilityOfWaiting()));
        json.number("meanWaitMs", Optional.of(simulated.meanWaitMs()));
        json.number("standardErrorMs", Optional.of(simulated.standardErrorMs()));
        json.number("p95WaitMs", Optional.of(simulated.p95WaitMs()));
        json.number("p99WaitMs", Optional.of(simulated.p99WaitMs()));
    }

    private static <T> void object(Json json, String name, Optional<T> value, Consumer<T> fields) {
        if (value.isEmpty()) {
            json.nothing(name);
            return;
        }
        json.generator().writeObjectPropertyStart(name);
        fields.accept(value.get());
        json.generator().writeEndObject();
    }

    private static void object(OutputStream out, Consumer<Json> fields) {
        try (JsonGenerator generator = Json.generator(out)) {
            generator.writeStartObject();
            fields.accept(new Json(generator));
            generator.writeEndObject();
        }
        try {
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            throw new ReaderGone();
        }
    }
}
