package org.plumbline.app.ui.text;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.activity.CommandProgress;
import org.plumbline.activity.CommandProgress.Part;
import org.plumbline.activity.CommandProgress.Unit;
import org.plumbline.plan.unit.Bytes;

/// How far a command is, in words.
public final class ProgressText {
    private ProgressText() {}

    /// `34 % scanning heap`, for a column.
    public static String brief(CommandProgress progress) {
        String share = progress.part().map(part -> part.share().map(Format::share).orElseGet(() -> done(part))).orElse("");
        String words = progress.phase().orElse(progress.command());
        return share.isEmpty() ? words : share + " " + words;
    }

    /// `VACUUM (public.orders): scanning heap, 1,234 of 5,678 blocks (21 % of this phase).`
    public static String sentence(CommandProgress progress) {
        String what = progress.command() + progress.relation().map(name -> " (" + name + ")").orElse("");
        Optional<String> part = progress.part().map(now -> part(now, progress.phase().isPresent()));
        String how = Stream.concat(progress.phase().stream(), part.stream()).collect(Collectors.joining(", "));
        return what + (how.isEmpty() ? "; how far it is, is hidden from this user." : ": " + how + ".");
    }

    private static String part(Part part, boolean ofPhase) {
        if (part.total().isEmpty()) {
            return done(part) + " so far";
        }
        String share = part.share().map(Format::share).orElse("") + (ofPhase ? " of this phase" : "");
        long total = part.total().getAsLong();
        return (part.unit() == Unit.BYTES ? Format.bytes(Bytes.bytes(part.done())) + " of " + Format.bytes(Bytes.bytes(total))
                : Format.count(part.done()) + " of " + Format.count(total) + " " + word(part.unit(), total)) + " (" + share + ")";
    }

    private static String done(Part part) {
        return part.unit() == Unit.BYTES ? Format.bytes(Bytes.bytes(part.done()))
                : Format.count(part.done()) + " " + word(part.unit(), part.done());
    }

    private static String word(Unit unit, long count) {
        return switch (unit) {
            case BLOCKS -> count == 1 ? "block" : "blocks";
            case ROWS -> count == 1 ? "row" : "rows";
            case BYTES -> "";
            case INDEXES -> count == 1 ? "index" : "indexes";
            case TRANSACTIONS -> count == 1 ? "transaction" : "transactions";
            case STATISTICS -> "extended statistics";
        };
    }
}
