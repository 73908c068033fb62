package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One notice for all that was refused at once.
final class Notices {
    private static final int NAMED = 3;

    private Notices() {}

    /// @param opened how many texts were to be opened together
    static Optional<Notice> of(List<Reading.Refused> refused, int opened) {
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        if (refused.size() == 1) {
            return Optional.of(refused.getFirst().notice());
        }
        String names = refused.stream().limit(NAMED).map(Reading.Refused::name).collect(Collectors.joining(", "));
        String more = refused.size() > NAMED ? " and " + (refused.size() - NAMED) + " more" : "";
        String details = refused.stream().map(each -> each.notice().details()).collect(Collectors.joining("\n\n"));
        return Optional.of(new Notice(
                refused.size() + " of " + opened + " files could not be opened: " + names + more + ". Details say why.", details));
    }
}
