/// Plans as text: [org.plumbline.plan.print.NodeTitle] names a node, [org.plumbline.plan.print.PlanText] prints a tree.
package org.plumbline.plan.print;
