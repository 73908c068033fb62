package org.plumbline.app.ui.shell;

import java.util.List;
import org.plumbline.analysis.ReadPlan;
import org.plumbline.plan.parse.SourceText;

/// A text that is open, with the plans found in it.
///
/// @param key what it is
/// @param name as the window names it: a file's name, a sample's title, *Pasted plan*
/// @param place where it is from, for a tooltip: a file's path
/// @param text as it was read
/// @param plans every plan in it, at least one
record OpenSource(SourceKey key, String name, String place, SourceText text, List<? extends ReadPlan> plans) {
    OpenSource {
        plans = List.copyOf(plans);
    }

    OpenSource named(String other) {
        return new OpenSource(key, other, place, text, plans);
    }

    boolean hasSeveralPlans() {
        return plans.size() > 1;
    }
}
