package org.plumbline.app.ui.text;

import java.util.List;
import org.plumbline.schema.SampleQuestion;

/// What a look at rows reads, in words.
public final class SamplingText {
    private static final int NAMED = 3;

    private SamplingText() {}

    /// For who has to confirm it.
    ///
    /// @param questions at least one
    public static String of(List<SampleQuestion> questions) {
        List<String> tables = questions.stream().map(SampleQuestion::table).distinct().toList();
        String named = tables.size() <= NAMED ? Listing.of(tables)
                : String.join(", ", tables.subList(0, NAMED)) + " and " + Format.count(tables.size() - NAMED) + " more";
        return "Some advice rests on what stands in rows. This reads rows of " + named + ": all of a small table, a sample of a large "
                + "one's pages, for five seconds each and a minute in all at the most. Nothing is written, nobody waits for it, and what "
                + "takes too long or may not be read is left out.";
    }
}
