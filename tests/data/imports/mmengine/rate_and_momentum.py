optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.1, momentum=1.0))
param_scheduler = [
    dict(type='ExponentialLR', gamma=0.5, begin=3, end=8, by_epoch=False),
    dict(type='StepMomentum', step_size=5, gamma=0.5, begin=3, end=24, by_epoch=False),
    dict(type='ConstantParamScheduler', param_name='weight_decay', factor=0.1, begin=3, end=9, by_epoch=False),
]
