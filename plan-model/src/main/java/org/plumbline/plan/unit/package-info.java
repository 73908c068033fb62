/// Figures that say what they measure.
package org.plumbline.plan.unit;
