/// Tests of the detection engine.
@org.jspecify.annotations.NullMarked
package jp.sekisho.detection;
