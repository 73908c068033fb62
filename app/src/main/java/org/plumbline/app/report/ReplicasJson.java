package org.plumbline.app.report;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.LagDistribution;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.PrimaryReading;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus;
import org.plumbline.capacity.replica.ReplicationReading;
import org.plumbline.capacity.replica.RoutingReplay;
import org.plumbline.capacity.replica.StandbyReading;
import tools.jackson.core.JsonGenerator;

/// `plumbline replicas --json`; `replicas-json.txt` describes it.
public final class ReplicasJson {
    private static final double NANOS = 1e9;

    private ReplicasJson() {}

    /// The plain formula's answer, with the lag to the last digit.
    public static void basic(OutputStream out, BasicReplica basic) {
        Json.object(out, json -> {
            json.generator().writeName("lag_seconds");
            json.generator().writeNumber(new BigDecimal(Double.toString(basic.lagSeconds())).toPlainString());
            json.flag("acceptable", basic.acceptable());
            json.text("status", basic.status());
            json.text("route", basic.route());
        });
    }

    /// What servers said last.
    ///
    /// @param failures why some said nothing, by their names
    public static void servers(OutputStream out, ReplicaGroup group, Map<String, String> failures) {
        Json.object(out, json -> {
            array(json, "servers", () -> {
                group.readings().forEach((name, reading) -> server(json, name, reading, group));
                failures.forEach((name, why) -> element(json, () -> {
                    json.text("name", name);
                    json.error(failure(why));
                }));
            });
            json.error(group.readings().isEmpty() ? failures.values().stream().findFirst().flatMap(ReplicasJson::failure)
                    : Optional.empty());
        });
    }

    /// What routers would have done with samples.
    ///
    /// @param after how many seconds after a write it is read
    public static void routing(OutputStream out, List<RoutedServer> servers, double after) {
        Json.object(out, json -> {
            json.number("afterSeconds", Optional.of(after));
            array(json, "servers", () -> servers.forEach(server -> element(json, () -> {
                json.text("name", server.name());
                json.whole("samples", server.samples());
                Optional<LagDistribution> lags = server.answer().flatMap(RoutedServer.Answer::lags);
                json.number("staleProbability", lags.map(each -> each.stale(after)));
                json.number("staleProbabilityLeast", lags.map(each -> each.staleBounds(after).least()));
                json.number("staleProbabilityMost", lags.map(each -> each.staleBounds(after).most()));
                json.number("medianLagSeconds", lags.map(each -> each.quantile(0.5)));
                json.number("p99LagSeconds", lags.map(each -> each.quantile(0.99)));
                routing(json, "basic", server.answer().map(RoutedServer.Answer::basic));
                routing(json, "better", server.answer().map(RoutedServer.Answer::better));
                json.error(server.error().flatMap(ReplicasJson::failure));
            })));
            json.error(Optional.empty());
        });
    }

    /// Why there is nothing.
    public static void failed(OutputStream out, String message) {
        Json.object(out, json -> json.error(failure(message)));
    }

    private static void server(Json json, String name, ReplicationReading reading, ReplicaGroup group) {
        ReplicaStatus status = group.statuses().get(name);
        StandbyReading own = reading.own();
        element(json, () -> {
            json.text("name", name);
            json.text("at", own.at().toString());
            json.flag("standby", own.inRecovery());
            json.text("health", ReplicaText.word(status.health()));
            json.texts("reasons", status.reasons().stream().map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')).sorted()
                    .toList());
            json.texts("why", ReplicaText.reasons(status));
            json.number("lagSeconds", seconds(status.lag().time()));
            json.whole("lagBytes", whole(status.lag().bytes()));
            json.text("lagSource", status.lag().source().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.number("basicLagSeconds", seconds(own.sinceLastReplay()));
            json.text("basicRoute", own.sinceLastReplay().map(since -> BasicReplica.of(since.toNanos() / NANOS).route()));
            json.text("receivedLsn", own.received().map(Lsn::toString));
            json.text("replayedLsn", own.replayed().map(Lsn::toString));
            json.text("receiver", own.receiver().map(StandbyReading.Receiver::status));
            json.number("receiverSilenceSeconds", own.receiver().flatMap(each -> seconds(each.silence())));
            json.flag("replayPaused", own.paused());
            json.number("applyDelaySeconds", seconds(Optional.of(own.delay())));
            json.whole("conflicts", own.conflicts());
            Optional<PrimaryReading> primary = reading.primary();
            json.text("walLsn", primary.map(each -> each.end().toString()));
            OptionalDouble rate = Optional.ofNullable(group.timelines().get(reading.system())).map(each -> each.bytesPerSecond())
                    .orElse(OptionalDouble.empty());
            json.number("walBytesPerSecond", primary.isPresent() && rate.isPresent() ? Optional.of(rate.getAsDouble()) : Optional.empty());
            array(json, "senders", () -> primary.ifPresent(each -> each.senders().forEach(sender -> sender(json, sender, each))));
            array(json, "slots", () -> primary.ifPresent(each -> each.slots().forEach(slot -> slot(json, slot, each))));
            json.error(Optional.empty());
        });
    }

    private static void sender(Json json, PrimaryReading.Sender sender, PrimaryReading primary) {
        element(json, () -> {
            json.text("application", sender.application());
            json.text("address", sender.address());
            json.text("state", sender.state());
            json.text("sync", sender.sync());
            json.number("writeLagSeconds", seconds(sender.writeLag()));
            json.number("flushLagSeconds", seconds(sender.flushLag()));
            json.number("replayLagSeconds", seconds(sender.replayLag()));
            json.whole("notSentBytes", sender.sent().map(primary.end()::minus));
            json.whole("notReplayedBytes", sender.replayed().map(primary.end()::minus));
            json.text("slot", sender.slot());
        });
    }

    private static void slot(Json json, PrimaryReading.Slot slot, PrimaryReading primary) {
        element(json, () -> {
            json.text("name", slot.name());
            json.flag("physical", slot.physical());
            json.flag("active", slot.active());
            json.whole("retainedBytes", whole(slot.retained(primary.end())));
            json.text("walStatus", slot.walStatus());
            json.whole("safeBytes", whole(slot.safeBytes()));
        });
    }

    private static void routing(Json json, String name, Optional<RoutingReplay> answer) {
        if (answer.isEmpty()) {
            json.nothing(name);
            return;
        }
        RoutingReplay replay = answer.get();
        JsonGenerator generator = json.generator();
        generator.writeObjectPropertyStart(name);
        json.number("replicaShare", Optional.of(replay.replicaShare()));
        json.number("replicaWithCacheShare", Optional.of(replay.cachedShare()));
        json.number("primaryShare", Optional.of(replay.primaryShare()));
        json.number("staleShare", Optional.of(replay.staleShare()));
        json.number("unusableShare", Optional.of(replay.unusableShare()));
        json.whole("flaps", replay.flaps());
        generator.writeEndObject();
    }

    private static Optional<InputFailure> failure(String why) {
        return Optional.of(new InputFailure(Optional.empty(), why));
    }

    private static void array(Json json, String name, Runnable elements) {
        json.generator().writeArrayPropertyStart(name);
        elements.run();
        json.generator().writeEndArray();
    }

    private static void element(Json json, Runnable fields) {
        json.generator().writeStartObject();
        fields.run();
        json.generator().writeEndObject();
    }

    private static Optional<Double> seconds(Optional<Duration> time) {
        return time.map(each -> each.toNanos() / NANOS);
    }

    private static Optional<Long> whole(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
