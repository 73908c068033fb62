package org.plumbline.app.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.advisor.PageCostFit;
import org.plumbline.catalog.PageReads;
import org.plumbline.catalog.ServerFacts;
import tools.jackson.core.JsonGenerator;

/// The part of `plumbline advise --json` that tells what pages were taken to cost; `advise-json.txt` describes it.
final class PageCostJson {
    private static final double NANOS = 1e6;

    private PageCostJson() {}

    static void write(Json json, ServerFacts server) {
        JsonGenerator generator = json.generator();
        Optional<PageCostFit> fit = PageCostFit.of(server);
        Optional<PageReads> reads = fit.map(PageCostFit::reads);
        generator.writeObjectPropertyStart("pageCosts");
        json.text("planned", server.choosesPageCosts() ? "calibrated" : "server");
        json.number("sequential", Optional.of(server.pageCosts().sequential()));
        json.number("random", Optional.of(server.pageCosts().random()));
        json.number("serverRandom", Optional.of(server.ownPageCosts().random()));
        json.number("fittingRandom", fit.filter(known -> known.ground() != PageCostFit.Ground.FEW).map(known -> known.fitting().random()));
        json.text("ground", fit.map(known -> known.ground().name().toLowerCase(Locale.ROOT)));
        json.number("pages", reads.map(known -> (double) known.asked()));
        json.number("hitShare", reads.filter(known -> known.asked() > 0).map(known -> (double) known.hit() / known.asked()));
        json.number("randomMs", reads.flatMap(PageReads::random).map(PageCostJson::milliseconds));
        json.number("sequentialMs", reads.flatMap(PageReads::sequential).map(PageCostJson::milliseconds));
        generator.writeEndObject();
    }

    private static double milliseconds(Duration time) {
        return time.toNanos() / NANOS;
    }
}
