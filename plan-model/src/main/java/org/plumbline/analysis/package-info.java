/// The whole pipeline: [org.plumbline.analysis.Analyzer].
package org.plumbline.analysis;
