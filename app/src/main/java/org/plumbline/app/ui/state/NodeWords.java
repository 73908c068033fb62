package org.plumbline.app.ui.state;

import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.NodeConditions;
import org.plumbline.plan.PlanNode;

/// The words of a node that a search looks at.
record NodeWords(PlanNode node) {
    boolean contain(String wanted) {
        return contains(NodeText.title(node), wanted)
                || contains(node.nodeType(), wanted)
                || node.subplanName().map(name -> contains(name, wanted)).orElse(false)
                || contains(node.attributes(), wanted)
                || NodeConditions.of(node.operation()).stream().anyMatch(condition -> contains(condition.text(), wanted));
    }

    private static boolean contains(Attributes attributes, String wanted) {
        for (AttributeValue value : attributes.asMap().values()) {
            if (contains(value, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(AttributeValue value, String wanted) {
        return switch (value) {
            case AttributeValue.Text(String text) -> contains(text, wanted);
            case AttributeValue.Items(var items) -> items.stream().anyMatch(item -> contains(item, wanted));
            case AttributeValue.Group(Attributes inner) -> contains(inner, wanted);
            case AttributeValue.Whole _, AttributeValue.Decimal _, AttributeValue.Flag _ -> false;
        };
    }

    private static boolean contains(String text, String wanted) {
        int last = text.length() - wanted.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }
}
