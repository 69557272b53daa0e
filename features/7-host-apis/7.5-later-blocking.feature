Feature: The blocked APIs in later processes and attempts
  SWRA513C section 7.5. The APIs are blocked at the same moments of each process and attempt, whatever the past of the
  device. The host driver keeps its own rules then too.

  Rule: PROV-7.5-09 A failure leaves the APIs blocked in each process

    @PROV-7.5-09
    Scenario Outline: PROV-7.5-09/2 When <process> <moment>, the APIs stay blocked again
      Given <process> <moment>
      Then every API command is refused
      When the silence (3 s) passes
      Then every API command is refused

      @needs-phone @needs-network
      Examples:
        | process                                                    | moment                           |
        | AP+SmartConfig provisioning in its third attempt           | has failed to connect            |
        | AP+SmartConfig provisioning in its third attempt           | has failed to deliver the result |
        | AP provisioning after a success in its second attempt      | has failed to get an IP address  |
        | AP+SmartConfig provisioning after a time-out and a reset   | has failed to find the network   |
        | AP provisioning after a reset and a time-out               | has failed to connect            |
        | auto-provisioning as an access point in its second attempt | has failed to get an IP address  |
        | auto-provisioning as an access point in its second attempt | has failed to find the network   |
        | auto-provisioning as an access point after a stop          | has failed to deliver the result |
        | auto-provisioning as an access point after a stop          | has failed to connect            |
        | AP+SmartConfig provisioning after a stop                   | has failed to get an IP address  |
        | AP+SmartConfig provisioning after a time-out and a reset   | has failed to connect            |
        | AP provisioning in its second attempt                      | has failed to deliver the result |
        | AP provisioning after a success                            | has failed to deliver the result |
        | AP provisioning in its second attempt                      | has failed to connect            |
        | AP provisioning after a success                            | has failed to connect            |
        | AP provisioning after a time-out and a reset               | has failed to deliver the result |

      @needs-phone @needs-network @needs-smartconfig
      Examples: with further needs
        | process                                        | moment                          |
        | SmartConfig provisioning after a stop          | has failed to connect           |
        | SmartConfig provisioning in its second attempt | has failed to get an IP address |
        | auto-provisioning as a station after a stop    | has failed to find the network  |

      @needs-phone @needs-network
      Examples: with many attempts or processes
        | process                                      | moment                          |
        | AP provisioning in its sixth attempt         | has failed to connect           |
        | AP+SmartConfig provisioning after nine stops | has failed to get an IP address |

  Rule: PROV-7.5-01 The APIs are blocked during the confirmation of each process

    @PROV-7.5-01
    Scenario Outline: PROV-7.5-01/3 When <process> <moment>, each command is refused
      Given <process> <moment>
      Then every harmless command is refused

      Examples:
        | process                               | moment                   |
        | SmartConfig provisioning after a stop | is waiting for a profile |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                   |
        | AP+SmartConfig provisioning in its third attempt | is waiting for a profile |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                                  | moment                                       |
        | AP provisioning in its second attempt                    | is waiting for an IP address                 |
        | AP+SmartConfig provisioning after a time-out and a reset | is waiting for the phone to fetch the result |
        | AP provisioning after a reset and a time-out             | is waiting for an IP address                 |
        | auto-provisioning as an access point after a stop        | is waiting for an IP address                 |
        | auto-provisioning as an access point after a stop        | is waiting for the phone to fetch the result |

      @needs-phone @needs-network @needs-smartconfig
      Examples: with further needs
        | process                                  | moment                                       |
        | SmartConfig provisioning after a stop    | is waiting for an IP address                 |
        | SmartConfig provisioning after a success | is waiting for the phone to fetch the result |

      Examples: with many attempts or processes
        | process                                      | moment                   |
        | AP+SmartConfig provisioning after nine stops | is waiting for a profile |

      @needs-phone @needs-network
      Examples: with many attempts
        | process                              | moment                       |
        | AP provisioning in its sixth attempt | is waiting for an IP address |

  Rule: PROV-7.5-33 In each process, sl_Stop does not wait for stop-complete

    @PROV-7.5-33 @needs-driver-port
    Scenario Outline: PROV-7.5-33/2 When <process> <moment>, sl_Stop returns again without a stop-complete message
      Given <process> <moment>
      And the network processor sends no stop-complete message
      When the host calls sl_Stop
      Then the call is served

      Examples:
        | process                                                  | moment                   |
        | AP+SmartConfig provisioning after a stop                 | is waiting for a profile |
        | AP+SmartConfig provisioning after a time-out and a reset | is waiting for a profile |
        | AP provisioning after a reset and a time-out             | is waiting for a profile |
        | auto-provisioning as an access point after a stop        | is waiting for a profile |
        | external configuration after a stop                      | is ready for the host    |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                          | moment                         |
        | AP provisioning in its second attempt            | has failed to connect          |
        | AP+SmartConfig provisioning in its third attempt | has failed to find the network |
        | AP provisioning after a success                  | is waiting for a profile       |
        | external configuration                           | has failed to connect          |

  Rule: PROV-7.5-30 A stop in progress takes precedence in each process

    @PROV-7.5-30 @needs-pending-calls
    Scenario Outline: PROV-7.5-30/5 When <process> <moment>, a stop in progress takes precedence
      Given <process> <moment>
      When the host calls sl_Stop without waiting
      Then sl_DeviceGet is answered with SL_RET_CODE_STOP_IN_PROGRESS

      Examples:
        | process                                                  | moment                   |
        | AP+SmartConfig provisioning after a stop                 | is waiting for a profile |
        | AP+SmartConfig provisioning after a time-out and a reset | is waiting for a profile |
        | AP provisioning after a reset and a time-out             | is waiting for a profile |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                                    | moment                         |
        | AP provisioning in its second attempt                      | has failed to connect          |
        | AP+SmartConfig provisioning in its third attempt           | has failed to find the network |
        | AP provisioning after a success                            | is waiting for a profile       |
        | auto-provisioning as an access point in its second attempt | has failed to connect          |
        | external configuration                                     | has failed to connect          |

      @needs-network @needs-phone
      Examples: with other options
        | process                           | moment                |
        | external configuration to role AP | has failed to connect |

      Examples: by SmartConfig
        | process                  | moment                   |
        | SmartConfig provisioning | is waiting for a profile |

      Examples: with external confirmation
        | process                                    | moment                   |
        | AP provisioning with external confirmation | is waiting for a profile |

  Rule: PROV-7.5-32 The device rejects sl_Start in each process

    @PROV-7.5-32
    Scenario Outline: PROV-7.5-32/2 When <process> <moment>, the device rejects sl_Start again
      Given <process> <moment>
      Then sl_Start is answered with SL_RET_CODE_DEV_ALREADY_STARTED

      Examples:
        | process                                                  | moment                   |
        | AP+SmartConfig provisioning after a stop                 | is waiting for a profile |
        | AP+SmartConfig provisioning after a time-out and a reset | is waiting for a profile |
        | AP provisioning after a reset and a time-out             | is waiting for a profile |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                          | moment                                       |
        | AP provisioning in its second attempt            | has failed to connect                        |
        | AP+SmartConfig provisioning in its third attempt | has failed to find the network               |
        | AP provisioning after a success                  | is waiting for a profile                     |
        | external configuration                           | has failed to connect                        |
        | AP provisioning                                  | is waiting for an IP address                 |
        | AP+SmartConfig provisioning                      | is waiting for the phone to fetch the result |
