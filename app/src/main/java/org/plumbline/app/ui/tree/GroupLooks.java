package org.plumbline.app.ui.tree;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.NodeSearch;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.state.SiblingGroup;
import org.plumbline.app.ui.text.SiblingsText;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Share;

/// What a row of similar siblings says and looks like. It is found out once, and anew where it depends on heat, highlights or search: a
/// group may have tens of thousands of members, and a row is painted again and again.
final class GroupLooks {
    /// @param title its name
    /// @param executed how many of them ran
    /// @param below they and all that is folded away with them, by index
    private record Words(String title, String executed, BitSet below) {}

    /// @param share their part of what is coloured by, with all below them
    /// @param ofLargest that compared with the node that has most
    private record Warmth(Share share, Share ofLargest) {}

    private final PlanDocument document;
    private final IdentityHashMap<SiblingGroup, Words> words = new IdentityHashMap<>();
    private final IdentityHashMap<SiblingGroup, Warmth> warmth = new IdentityHashMap<>();
    private final IdentityHashMap<SiblingGroup, List<Highlight>> marks = new IdentityHashMap<>();
    private final IdentityHashMap<SiblingGroup, Boolean> matches = new IdentityHashMap<>();
    private Heat heat;
    private Set<Highlight> active;
    private NodeSearch.Result found;

    GroupLooks(PlanDocument document) {
        this.document = document;
    }

    /// Finds all of it out now: it takes a walk over the group's nodes.
    void prepare(SiblingGroup group) {
        words(group);
        warmth(group);
        highlights(group);
    }

    String title(SiblingGroup group) {
        return words(group).title();
    }

    String executed(SiblingGroup group) {
        return words(group).executed();
    }

    Share share(SiblingGroup group) {
        return warmth(group).share();
    }

    Share ofLargest(SiblingGroup group) {
        return warmth(group).ofLargest();
    }

    /// The active highlights that mark any of them, or any node below.
    @SuppressWarnings("ReferenceEquality") // another set is made with every change, and comparing them would take as long
    List<Highlight> highlights(SiblingGroup group) {
        Set<Highlight> now = document.highlights().activeProperty().get();
        if (now != active) {
            active = now;
            marks.clear();
        }
        return marks.computeIfAbsent(group, _ -> document.highlights().ofAny(words(group).below()));
    }

    /// The search found any of them, or any node below.
    @SuppressWarnings("ReferenceEquality") // likewise
    boolean isMatch(SiblingGroup group) {
        NodeSearch.Result now = document.search().result();
        if (now != found) {
            found = now;
            matches.clear();
        }
        return matches.computeIfAbsent(group, _ -> now.matches().intersects(words(group).below()));
    }

    private Words words(SiblingGroup group) {
        return words.computeIfAbsent(group, _ -> {
            var members = new BitSet();
            group.members().forEach(member -> members.set(member.id().index(), member.subtreeEnd()));
            return new Words(SiblingsText.title(group.members()), SiblingsText.executed(group.members()), members);
        });
    }

    private Warmth warmth(SiblingGroup group) {
        Heat now = document.highlights().heat();
        if (now != heat) {
            heat = now;
            warmth.clear();
        }
        return warmth.computeIfAbsent(group, _ -> {
            double amount = 0;
            for (PlanNode member : group.members()) {
                amount += now.amount(document.plan().subtree(member));
            }
            return new Warmth(now.share(amount), now.ofLargest(amount));
        });
    }
}
