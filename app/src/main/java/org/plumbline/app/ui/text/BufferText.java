package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.BufferUse;
import org.plumbline.capacity.cache.BufferHits;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// How a server's own memory serves its tables, in words.
public final class BufferText {
    /// pgtune's share of the machine's memory; less than half of that is told.
    private static final double USUAL = 0.75;
    private static final double FAR = 2;

    private BufferText() {}

    /// What was found, what it does not say, and what of the settings it speaks against: a sentence each.
    public static List<String> sentences(BufferUse use) {
        var sentences = new ArrayList<String>();
        sentences.add(use.all().share().map(share -> "shared_buffers (" + Format.bytes(use.sharedBuffers()) + ") had "
                + Format.share(new Share(share)) + " of the " + Format.count(use.all().asked()) + " pages that were asked for. It does not "
                + "say what came from a disk: the operating system's memory has many of the others, and only track_io_timing tells "
                + "the two apart.").orElse("No page of this database's tables was asked for since its counters were reset."));
        sentences.add(cacheSize(use));
        return sentences;
    }

    /// effective_cache_size takes no memory: it tells the planner how much there is.
    public static String cacheSize(BufferUse use) {
        String now = "effective_cache_size is " + Format.bytes(use.cacheSize())
                + "; it takes no memory, but tells the planner how much both memories hold";
        if (use.memory().isEmpty()) {
            return now + ". Three quarters of the machine's memory are usual (pgtune).";
        }
        Bytes usual = new Bytes(Math.round(use.memory().get().count() * USUAL));
        double factor = (double) usual.count() / Math.max(1, use.cacheSize().count());
        String machine = " of the machine's " + Format.bytes(use.memory().get());
        return factor > FAR ? now + ". Three quarters" + machine + " would be " + Format.bytes(usual)
                + ": with less, indexes look dearer than they are."
                : use.cacheSize().count() > use.memory().get().count() ? now + ". That is more than all" + machine + ": indexes look "
                + "cheaper than they are. " + Format.bytes(usual) + " are usual." : now + ", which fits what is usual" + machine + ".";
    }

    /// `98 %`; a dash where nobody asked.
    public static String share(Optional<Double> share) {
        return share.map(known -> Format.share(new Share(known))).orElse("–");
    }

    /// `public.orders: table 98 %, indexes 99.9 %, 12,402 pages not there`.
    public static String table(BufferHits hits) {
        return hits.name() + ": table " + share(hits.tableShare()) + ", indexes " + share(hits.indexShare()) + ", "
                + Format.countFull(hits.read()) + " pages not there";
    }

    /// `index public.orders_pkey: 99 %, 1,204 pages not there`.
    public static String index(BufferHits hits) {
        return "index " + hits.name() + ": " + share(hits.indexShare()) + ", " + Format.countFull(hits.read()) + " pages not there";
    }
}
