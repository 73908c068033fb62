package org.plumbline.app.report;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.app.db.BufferUse;
import org.plumbline.app.db.ComparedColumn;
import org.plumbline.app.db.StatementTraffic;
import org.plumbline.app.ui.text.BufferText;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.capacity.cache.BufferHits;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.CacheVerdict;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.HitCurve;
import org.plumbline.capacity.cache.LayerEstimate;
import org.plumbline.capacity.cache.LayersEstimate;
import org.plumbline.capacity.cache.Stampede;
import tools.jackson.core.JsonGenerator;

/// The one JSON object of `plumbline cache --json`; `cache-json.txt` describes it.
public final class CacheJson {
    private static final double MEGABYTE = 1e6;

    private CacheJson() {}

    /// What there is to say.
    ///
    /// @param counted the statement that is asked for; none where the traffic is typed
    public static void write(OutputStream out, CacheReport report, Optional<CacheReport.Counted> counted) {
        Json.object(out, json -> {
            json.number("hitRatio", Optional.of(report.estimate().hitRatio()));
            json.number("itemsKept", Optional.of(report.estimate().itemsKept()));
            json.flag("full", report.estimate().full());
            json.number("characteristicSeconds", finite(report.estimate().stay().idle()));
            json.number("staleShareOfHits", Optional.of(report.estimate().staleShareOfHits()));
            json.number("perfectHitRatio", report.cache().capacity().isPresent()
                    ? Optional.of(report.traffic().popularity().top(report.cache().capacity().getAsLong())) : Optional.empty());
            json.whole("items", report.traffic().popularity().items());
            json.number("hottestShare", Optional.of(report.traffic().popularity().hottest()));
            json.number("replayedHitRatio", report.replay().map(replay ->
                    replay.hitRatio(report.cache().capacity().orElse(Long.MAX_VALUE))));
            json.whole("requests", report.replay().map(replay -> replay.requests()));
            layers(json, report.together());
            stampede(json, report.stampede(), report.cache());
            curve(json, report.curve());
            statement(json, counted);
            json.error(Optional.empty());
        });
    }

    private static void statement(Json json, Optional<CacheReport.Counted> counted) {
        if (counted.isEmpty()) {
            json.nothing("statement");
            return;
        }
        StatementTraffic statement = counted.get().statement();
        json.generator().writeObjectPropertyStart("statement");
        json.text("query", statement.text());
        json.text("queryId", statement.queryId().isPresent() ? Optional.of(Long.toString(statement.queryId().getAsLong()))
                : Optional.empty());
        json.whole("calls", statement.calls());
        json.number("countedSeconds", Optional.of(statement.counted().toNanos() / 1e9));
        json.number("callsPerSecond", Optional.of(statement.callsPerSecond()));
        json.number("meanMs", Optional.of(statement.meanMs()));
        json.number("rowsPerCall", Optional.of(statement.rowsPerCall()));
        json.number("resultBytes", statement.resultBytes());
        json.text("popularity", counted.get().popularity());
        json.text("table", statement.column().map(ComparedColumn::table));
        json.text("column", statement.column().map(ComparedColumn::column));
        json.whole("values", statement.column().map(column -> column.popularity().items()));
        json.text("why", CacheText.values(statement, counted.get().popularity().equals("column")));
        json.generator().writeEndObject();
    }

    /// A database's statements, what saves most first.
    public static void statements(OutputStream out, List<CacheVerdict> verdicts, BufferUse use) {
        Json.object(out, json -> {
            json.generator().writeArrayPropertyStart("statements");
            for (CacheVerdict each : verdicts) {
                json.generator().writeStartObject();
                json.text("query", each.statement().name());
                json.text("judgement", each.judgement().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                json.text("why", CacheText.verdict(each));
                json.number("callsPerSecond", Optional.of(each.statement().callsPerSecond()));
                json.number("meanMs", Optional.of(each.statement().meanMs()));
                json.number("hitRatioMost", each.hitRatio().isPresent() ? Optional.of(each.hitRatio().getAsDouble()) : Optional.empty());
                json.number("savedDatabaseMsPerSecondMost", Optional.of(each.savedMsPerSecond()));
                json.flag("bound", each.atMost());
                json.whole("values", each.statement().keys().isPresent() ? Optional.of(each.statement().keys().getAsLong())
                        : Optional.empty());
                json.generator().writeEndObject();
            }
            json.generator().writeEndArray();
            buffers(json, use);
            json.error(Optional.empty());
        });
    }

    private static void buffers(Json json, BufferUse use) {
        json.generator().writeObjectPropertyStart("buffers");
        json.number("sharedBuffersMb", Optional.of(use.sharedBuffers().count() / MEGABYTE));
        json.number("effectiveCacheSizeMb", Optional.of(use.cacheSize().count() / MEGABYTE));
        json.text("effectiveCacheSizeAdvice", BufferText.cacheSize(use));
        json.number("memoryMb", use.memory().map(memory -> memory.count() / MEGABYTE));
        json.number("hitShare", use.all().share());
        json.whole("pages", use.all().asked());
        json.generator().writeArrayPropertyStart("tables");
        for (BufferHits each : use.tables()) {
            json.generator().writeStartObject();
            json.text("name", each.name());
            json.number("tableHitShare", each.tableShare());
            json.number("indexHitShare", each.indexShare());
            json.whole("pagesRead", each.read());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
        json.generator().writeArrayPropertyStart("indexes");
        for (BufferHits each : use.indexes()) {
            json.generator().writeStartObject();
            json.text("name", each.name());
            json.number("hitShare", each.indexShare());
            json.whole("pagesRead", each.read());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
        json.generator().writeEndObject();
    }

    /// Why there is nothing.
    public static void failed(OutputStream out, String message) {
        Json.object(out, json -> json.error(Optional.of(new InputFailure(Optional.empty(), message))));
    }

    private static void layers(Json json, Optional<LayersEstimate> all) {
        json.number("latencyMs", all.map(LayersEstimate::latencyMs));
        json.number("latencyWithoutMs", all.map(LayersEstimate::latencyWithoutMs));
        json.number("databasePerSecond", all.map(LayersEstimate::databasePerSecond));
        json.number("savedPerSecond", all.map(LayersEstimate::savedPerSecond));
        json.number("savedDatabaseMsPerSecond", all.map(LayersEstimate::savedDatabaseMsPerSecond));
        json.number("staleShare", all.map(LayersEstimate::staleShare));
        Optional<LayerEstimate> local = all.flatMap(LayersEstimate::local);
        json.number("localHitRatio", local.map(each -> each.estimate().hitRatio()));
        json.number("localBytes", local.map(LayerEstimate::bytes));
        json.number("localBreakEven", all.flatMap(LayersEstimate::localBreakEven));
        Optional<LayerEstimate> shared = all.flatMap(LayersEstimate::shared);
        json.number("sharedHitRatio", shared.map(each -> each.estimate().hitRatio()));
        json.number("sharedBytes", shared.map(LayerEstimate::bytes));
        json.number("sharedBreakEven", all.flatMap(LayersEstimate::sharedBreakEven));
    }

    private static void stampede(Json json, Optional<Stampede> stampede, Cache cache) {
        json.number("stampedeSize", stampede.map(Stampede::size));
        json.number("stampedeSizeWithSingleFlight", stampede.map(Stampede::sizeWithSingleFlight));
        json.number("expiresDespiteEarlyRefresh", cache.expiry() instanceof Expiry.AfterLoad(double seconds)
                ? stampede.map(each -> each.expiresAllTheSame(seconds, 1)) : Optional.empty());
    }

    private static void curve(Json json, Optional<HitCurve> curve) {
        if (curve.isEmpty()) {
            json.nothing("curve");
            return;
        }
        JsonGenerator generator = json.generator();
        generator.writeArrayPropertyStart("curve");
        for (HitCurve.Point point : curve.get().points()) {
            generator.writeStartObject();
            json.number("items", Optional.of(point.items()));
            json.number("hitRatio", Optional.of(point.hitRatio()));
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    private static Optional<Double> finite(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }
}
