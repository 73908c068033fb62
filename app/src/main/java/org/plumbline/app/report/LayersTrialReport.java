package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.capacity.cache.LayerEstimate;

/// What was measured on real layers, beside what was predicted; `cache-json.txt` describes the JSON.
///
/// @param isTrace whether the keys are those of a trace, rather than drawn
/// @param isLoaded whether a database loaded the items, rather than nobody
public record LayersTrialReport(LayersTrial trial, boolean isTrace, boolean isLoaded) {
    private static final double NANOS = 1e6;

    /// As one JSON object.
    public void json(OutputStream out) {
        Json.object(out, json -> {
            var found = trial.measurement();
            json.text("keys", isTrace ? "trace" : "drawn");
            json.text("loader", isLoaded ? "statement" : "made-up");
            json.whole("threads", trial.threads());
            json.generator().writeObjectPropertyStart("measured");
            json.whole("requests", found.counts().requests());
            json.number("requestsPerSecond", Optional.of(found.requestsPerSecond()));
            json.number("latencyMs", Optional.of(found.latency(trial.threads()).toNanos() / NANOS));
            json.number("localHitRatio", trial.layers().local().map(_ -> found.counts().localHitRatio()));
            json.number("sharedHitRatio", trial.layers().shared()
                    .filter(_ -> found.counts().sharedHits() + found.counts().loads() > 0).map(_ -> found.counts().sharedHitRatio()));
            json.whole("loads", found.counts().loads());
            json.whole("withoutLease", found.unleased());
            json.whole("evictedKeys", trial.evicted().isPresent() ? Optional.of(trial.evicted().getAsLong()) : Optional.empty());
            json.generator().writeEndObject();
            json.generator().writeObjectPropertyStart("predicted");
            json.number("localHitRatio", trial.layers().local().map(_ -> trial.replay().localHitRatio()));
            json.number("sharedHitRatio", trial.layers().shared().map(_ -> trial.replay().sharedHitRatio()));
            json.whole("loads", trial.replay().misses());
            json.number("localHitRatioInTheLongRun", trial.predicted().local().map(LayersTrialReport::hitRatio));
            json.number("sharedHitRatioInTheLongRun", trial.predicted().shared().map(LayersTrialReport::hitRatio));
            json.number("bestLocalHitRatio", trial.best());
            json.generator().writeEndObject();
            json.error(Optional.empty());
        });
    }

    /// In sentences.
    public void plain(OutputStream stream) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        CacheText.measured(trial).forEach(out::println);
        if (!isLoaded) {
            out.println("The items were made up, at once: no database was asked.");
        }
        out.flush();
    }

    private static double hitRatio(LayerEstimate layer) {
        return layer.estimate().hitRatio();
    }
}
