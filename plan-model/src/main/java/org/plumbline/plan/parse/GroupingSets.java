package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;

/// The key lines of an Aggregate. One `Group Key` is what it groups by; several, a `Hash Key` or `()` are grouping sets, which JSON
/// prints as a list of `Hash Keys` and `Group Keys` (show_grouping_sets of explain.c).
final class GroupingSets {
    private static final String GROUP = "Group Key: ";
    private static final String HASH = "Hash Key: ";
    private static final String SORT = "Sort Key: ";

    private record KeySet(List<AttributeValue> sortKey, String name, List<AttributeValue> keys) {}

    private final Interner interner;
    private final List<KeySet> sets = new ArrayList<>();

    GroupingSets(Interner interner) {
        this.interner = interner;
    }

    /// @param nested the line stands below a Sort Key line
    boolean takes(String line, boolean nested) {
        if (line.startsWith(SORT)) {
            sets.add(new KeySet(items(line.substring(SORT.length())), "Group Keys", new ArrayList<>()));
        } else if (line.startsWith(HASH)) {
            var set = new KeySet(List.of(), "Hash Keys", new ArrayList<>());
            set.keys.add(key(line.substring(HASH.length())));
            sets.add(set);
        } else if (line.startsWith(GROUP)) {
            groupSet(nested).keys.add(key(line.substring(GROUP.length())));
        } else {
            return false;
        }
        return true;
    }

    private KeySet groupSet(boolean nested) {
        KeySet last = sets.isEmpty() ? null : sets.getLast();
        if (last != null && last.name.equals("Group Keys") && (nested || last.sortKey.isEmpty())) {
            return last;
        }
        var set = new KeySet(List.of(), "Group Keys", new ArrayList<>());
        sets.add(set);
        return set;
    }

    private AttributeValue key(String text) {
        return new Items(text.equals("()") ? List.of() : items(text));
    }

    private List<AttributeValue> items(String text) {
        return TextList.split(text).stream().<AttributeValue>map(interner::text).toList();
    }

    void finish(RawObject fields) {
        if (sets.isEmpty()) {
            return;
        }
        KeySet first = sets.getFirst();
        boolean plain = sets.size() == 1 && first.sortKey.isEmpty() && first.name.equals("Group Keys") && first.keys.size() == 1
                && !first.keys.getFirst().equals(new Items(List.of()));
        if (plain) {
            fields.put("Group Key", first.keys.getFirst());
        } else {
            fields.put("Grouping Sets", new Items(sets.stream().<AttributeValue>map(GroupingSets::group).toList()));
        }
    }

    private static Group group(KeySet set) {
        var group = new RawObject();
        if (!set.sortKey.isEmpty()) {
            group.put("Sort Key", new Items(set.sortKey));
        }
        group.put(set.name, new Items(set.keys));
        return new Group(group.toAttributes());
    }
}
