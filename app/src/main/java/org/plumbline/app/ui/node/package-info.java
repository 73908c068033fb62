/// Everything that a plan says about one node, grouped and explained.
package org.plumbline.app.ui.node;
