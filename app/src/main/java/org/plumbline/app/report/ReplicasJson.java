package org.plumbline.app.report;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.LagDistribution;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.RoutingReplay;
import tools.jackson.core.JsonGenerator;

/// `plumbline replicas --json`; `replicas-json.txt` describes it.
public final class ReplicasJson {
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
    /// @param refusal why no heartbeat was measured, though it was to be
    public static void servers(OutputStream out, WatchedReplicas found, Optional<String> refusal) {
        ReplicaGroup group = found.group();
        Json.object(out, json -> {
            array(json, "servers", () -> {
                group.readings().forEach((name, reading) -> ReplicaServerJson.write(json, name, reading, found));
                found.failures().forEach((name, why) -> element(json, () -> {
                    json.text("name", name);
                    json.error(failure(why));
                }));
            });
            found.heartbeat().ifPresentOrElse(each -> HeartbeatJson.write(json, each, found.after()), () -> json.nothing("heartbeat"));
            json.error(refusal.flatMap(ReplicasJson::failure).or(() -> group.readings().isEmpty()
                    ? found.failures().values().stream().findFirst().flatMap(ReplicasJson::failure) : Optional.empty()));
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
}
