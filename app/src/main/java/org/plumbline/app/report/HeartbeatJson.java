package org.plumbline.app.report;

import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.app.db.HeartbeatReport;
import org.plumbline.capacity.replica.HeartbeatLag;
import org.plumbline.capacity.replica.LagDistribution;

/// What a heartbeat found, as fields of `plumbline replicas --json`; `replicas-json.txt` describes them.
final class HeartbeatJson {
    private static final double NANOS = 1e9;
    private static final double ALLOWED = 0.01;

    private HeartbeatJson() {}

    /// @param after how many seconds after a write it is read
    static void write(Json json, HeartbeatReport report, double after) {
        json.generator().writeObjectPropertyStart("heartbeat");
        json.text("primary", report.primary());
        json.text("table", report.table().written());
        json.texts("statements", report.table().statements());
        json.whole("beats", report.written());
        json.number("everySeconds", Optional.of(report.pace().every().toNanos() / NANOS));
        json.number("lookEverySeconds", Optional.of(report.pace().poll().toNanos() / NANOS));
        json.number("patienceSeconds", Optional.of(report.pace().patience().toNanos() / NANOS));
        json.number("afterSeconds", Optional.of(after));
        json.text("ending", report.ending());
        json.text("leftOver", report.leftOver());
        json.generator().writeArrayPropertyStart("standbys");
        report.standbys().forEach((name, met) -> {
            json.generator().writeStartObject();
            json.text("name", name);
            met(json, met, after);
            json.generator().writeEndObject();
        });
        json.generator().writeEndArray();
        json.generator().writeEndObject();
    }

    private static void met(Json json, HeartbeatReport.Met met, double after) {
        Optional<HeartbeatLag> lag = met.lag();
        json.whole("seen", lag.map(each -> (long) each.beats().size() - each.unseen()));
        json.whole("unseen", lag.map(each -> (long) each.unseen()));
        json.number("p50Seconds", quantile(lag, 0.5));
        json.number("p95Seconds", quantile(lag, 0.95));
        json.number("p99Seconds", quantile(lag, 0.99));
        json.number("maxSeconds", lag.flatMap(each -> figure(each.longest())));
        json.number("resolutionSeconds", lag.flatMap(each -> figure(each.resolution())));
        json.number("staleProbabilityLeast", lag.map(each -> each.stale(after).least()));
        json.number("staleProbabilityMost", lag.map(each -> each.stale(after).most()));
        json.number("stayOnPrimarySeconds", lag.flatMap(each -> each.stayOnPrimarySurely(ALLOWED))
                .filter(each -> each.staleShare() <= ALLOWED).map(HeartbeatLag.Stay::seconds));
        views(json, "replayLag", met.replayLag());
        views(json, "judged", met.sampled());
        views(json, "plain", met.plain());
        json.error(met.failure().map(why -> new InputFailure(Optional.empty(), why)));
    }

    private static void views(Json json, String name, Optional<LagDistribution> said) {
        if (said.isEmpty()) {
            json.nothing(name);
            return;
        }
        LagDistribution each = said.get();
        json.generator().writeObjectPropertyStart(name);
        json.whole("samples", each.seconds().size());
        json.number("p50Seconds", Optional.of(each.quantile(0.5)));
        json.number("p95Seconds", Optional.of(each.quantile(0.95)));
        json.number("p99Seconds", Optional.of(each.quantile(0.99)));
        json.number("maxSeconds", Optional.of(each.quantile(1)));
        json.generator().writeEndObject();
    }

    private static Optional<Double> quantile(Optional<HeartbeatLag> lag, double share) {
        return lag.flatMap(each -> figure(each.quantile(share)));
    }

    private static Optional<Double> figure(OptionalDouble seconds) {
        return seconds.isPresent() ? Optional.of(seconds.getAsDouble()) : Optional.empty();
    }
}
