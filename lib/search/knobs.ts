export const knobs = {
  k1: 1.1, b: 0.6, exact: 1, stemLayer: 0.7, rootLayer: 0.3,
  stemWeight: 0.8, foldWeight: 0.8, rootWeight: 0.5, most: 32,
  mostWords: 32, common: 0.2, all: 0, readings: 8, idfPower: 1, near: 0, soundOov: 1, fuzzyFloor: 0.5, avg: 1, join: 0.8, split: 0.4, coverage: 0,
}
