/** The vector at length 1. @throws Error for a vector without a direction (all zero, or not finite) */
export function normalise(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (!Number.isFinite(square) || square === 0) {
    throw new Error('the model returned a vector without a direction');
  }
  const length = Math.sqrt(square);
  return vector.map((value) => value / length);
}
