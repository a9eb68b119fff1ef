"""Angka kredit of functional posts: conversion of predikat, the ledger of a jenjang, readiness."""
