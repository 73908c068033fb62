package org.plumbline.plan.parse;

import java.util.Set;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Group;

/// The lines below `JIT:`.
final class JitLines {
    /// What stands there even where it lost its indentation.
    private static final Set<String> ALWAYS = Set.of("Functions", "Options", "Timing");

    private final RawObject owner;
    private final int column;
    private final Interner interner;
    private final RawObject jit = new RawObject();

    /// @param owner whose JIT it is: a plan's, a node's or a worker's
    JitLines(RawObject owner, int column, Interner interner) {
        this.owner = owner;
        this.column = column;
        this.interner = interner;
    }

    boolean takes(String line, int indent) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            return false;
        }
        String key = line.substring(0, colon);
        if (indent <= column && !ALWAYS.contains(key)) {
            return false;
        }
        String value = line.substring(colon + 2).strip();
        if (key.equals("Options") || key.equals("Timing")) {
            jit.put(key, words(value));
        } else {
            jit.put(interner.string(key), Keys.typed(key, value, interner));
        }
        return true;
    }

    void close() {
        owner.put("JIT", new Group(jit.toAttributes()));
    }

    /// `Inlining true, Optimization true` or `Generation 26.258 ms (Deform 1.200 ms), Inlining 1129.430 ms`.
    private Group words(String value) {
        var group = new RawObject();
        for (String item : TextList.split(value)) {
            int open = item.indexOf(" (");
            if (open > 0 && item.endsWith(")")) {
                var inner = new RawObject();
                word(item.substring(open + 2, item.length() - 1), inner, "");
                word(item.substring(0, open), inner, "Total");
                group.put(interner.string(item.substring(0, item.indexOf(' '))), new Group(inner.toAttributes()));
            } else {
                word(item, group, "");
            }
        }
        return new Group(group.toAttributes());
    }

    private void word(String item, RawObject target, String asKey) {
        int space = item.indexOf(' ');
        if (space > 0) {
            String value = item.substring(space + 1);
            AttributeValue flag = value.equals("true") ? Interner.TRUE : value.equals("false") ? Interner.FALSE : interner.text(value);
            String figure = value.endsWith(" ms") ? value.substring(0, value.length() - 3) : value;
            target.put(asKey.isEmpty() ? interner.string(item.substring(0, space)) : asKey, Keys.number(figure, flag));
        }
    }
}
