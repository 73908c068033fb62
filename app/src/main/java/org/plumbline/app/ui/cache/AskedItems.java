package org.plumbline.app.ui.cache;

import java.util.List;
import java.util.Optional;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.db.ComparedColumn;
import org.plumbline.capacity.cache.KeyCounts;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.capacity.cache.TraceReplay;

/// How popular items are, where that is not typed as Zipf's law.
sealed interface AskedItems {
    /// Each item's share of the requests.
    Popularity popularity();

    /// As a trace of keys has it.
    record Trace(KeyCounts counts) implements AskedItems {
        @Override
        public Popularity popularity() {
            return counts.popularity();
        }
    }

    /// As often as rows have the values of the column that a statement compares: an estimate.
    record Column(ComparedColumn column) implements AskedItems {
        @Override
        public Popularity popularity() {
            return column.popularity();
        }
    }

    /// What a trace's requests would have hit; none without a trace.
    default Optional<TraceReplay> replay() {
        return this instanceof Trace(KeyCounts counts) ? Optional.of(counts.replay()) : Optional.empty();
    }

    /// So many requests to measure with: a trace's own in order, else drawn ones.
    default LayersTrial.Requests requests(int count, int threads) {
        if (this instanceof Trace(KeyCounts counts)) {
            List<String> first = counts.first();
            return new LayersTrial.Requests(popularity(), first.subList(0, Math.min(count, first.size())), threads);
        }
        return LayersTrial.Requests.drawn(popularity(), count, threads);
    }
}
