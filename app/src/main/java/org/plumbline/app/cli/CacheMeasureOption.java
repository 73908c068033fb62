package org.plumbline.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.cache.RedisMemory;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.cache.KeyCounts;
import org.plumbline.capacity.cache.Layers;
import org.plumbline.capacity.cache.Popularity;
import picocli.CommandLine.Option;

/// The options of what is measured on real layers.
final class CacheMeasureOption {
    private static final String STANDARD_INPUT = "-";
    private static final int USUAL_REQUESTS = 20_000;
    private static final int USUAL_THREADS = 4;

    @Option(names = "--measure", description = "Replay the keys of --trace, or keys drawn by --zipf, through real layers: Caffeine for the "
            + "local cache, the Redis of --redis for the shared one, and behind them the statement of --load at the database of --url, or "
            + "made-up values. Needs --confirm-load.")
    private boolean measure;

    @Option(names = "--redis", paramLabel = "ADDRESS", defaultValue = "${env:PLUMBLINE_REDIS:-}", description = "The Redis of --measure: "
            + "redis://host:6379/0. An address with a password belongs into the environment, as PLUMBLINE_REDIS. Entries stand below "
            + "plumbline:measure: and are taken away at the end.")
    private String redis = "";

    @Option(names = "--load", paramLabel = "FILE|-", description = "The statement that loads an item, with $1 for its key, which has to "
            + "read only; needs --url. Without it values of --value-bytes are made up, at once.")
    private Optional<String> load;

    @Option(names = "--confirm-load", description = "Let --measure ask the Redis and the database as fast as they answer.")
    private boolean confirmed;

    @Option(names = "--requests", paramLabel = "N",
            description = "Requests of --measure, of which the first half only fills the layers (default: 20000).")
    private Optional<Integer> typedRequests;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of --measure that ask at once (default: 4).")
    private Optional<Integer> typedThreads;

    /// Whether something is to be measured.
    boolean measures() {
        return measure;
    }

    Optional<String> load() {
        return load;
    }

    String redis() {
        return redis;
    }

    int threads() {
        return typedThreads.orElse(USUAL_THREADS);
    }

    private int requests() {
        return typedRequests.orElse(USUAL_REQUESTS);
    }

    /// @param environment whose Redis may be there without being asked for
    /// @throws IllegalArgumentException what is given though nothing is measured, in a sentence
    void checkUnused(Map<String, String> environment) {
        boolean hasRedis = !redis.isBlank() && !redis.equals(environment.get("PLUMBLINE_REDIS"));
        List<String> unused = Stream.of(hasRedis ? "--redis" : "", load.isPresent() ? "--load" : "", confirmed ? "--confirm-load" : "",
                typedRequests.isPresent() ? "--requests" : "", typedThreads.isPresent() ? "--threads" : "")
                .filter(each -> !each.isEmpty()).toList();
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("Only --measure uses " + String.join(", ", unused) + ": give that too, or leave "
                    + (unused.size() == 1 ? "it" : "them") + " out");
        }
    }

    /// @param url of a database
    /// @throws IllegalArgumentException what is missing or wrong, in a sentence
    void check(Optional<String> url, Layers layers) {
        if (!confirmed) {
            throw new IllegalArgumentException("--measure asks the Redis and the database as fast as they answer, so that others wait"
                    + (layers.shared().isEmpty() ? "" : ", and puts each of up to " + requests()
                    + " items into Redis, about " + RedisMemory.megabytes(RedisMemory.need(requests(), layers.valueBytes()))
                    + " at most, which a full Redis has no room for: it takes out others' keys, or refuses writes")
                    + ": confirm it with --confirm-load");
        }
        if (load.isPresent() != url.isPresent()) {
            throw new IllegalArgumentException("--measure takes --load, the statement for an item, and --url, its database, together");
        }
        if (layers.shared().isPresent() && redis.isBlank()) {
            throw new IllegalArgumentException("The shared cache needs the address of a Redis, --redis redis://localhost:6379; without it "
                    + "leave out --capacity and --ttl-seconds, and give --local-capacity");
        }
        if (layers.shared().isEmpty() && layers.local().isEmpty()) {
            throw new IllegalArgumentException("There is no cache to measure: give --local-capacity, or --redis with --capacity or "
                    + "--ttl-seconds");
        }
        RefusedFigure.within("--requests", requests(), LayersTrial.FEWEST_REQUESTS, LayersTrial.MOST_REQUESTS);
        RefusedFigure.within("--threads", threads(), 1, LayersTrial.MOST_THREADS);
    }

    /// The trace's own keys in order, else drawn ones.
    LayersTrial.Requests requests(Popularity popularity, Optional<KeyCounts> trace) {
        return trace.map(keys -> {
            List<String> first = keys.first();
            return new LayersTrial.Requests(popularity, first.subList(0, Math.min(requests(), first.size())), threads());
        }).orElseGet(() -> LayersTrial.Requests.drawn(popularity, requests(), threads()));
    }

    /// @throws IOException when it cannot be read
    String statement(InputStream standardInput) throws IOException {
        String file = load.orElseThrow();
        return file.equals(STANDARD_INPUT) ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(file));
    }

    /// A value that is made up for an item: so many characters.
    static String madeUp(double bytes) {
        var value = new char[(int) Math.min(bytes, 1 << 24)];
        Arrays.fill(value, 'x');
        return new String(value);
    }
}
