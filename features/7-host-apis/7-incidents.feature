Feature: Blocked APIs and profiles after an incident
  SWRA513C chapters 3 and 7. A process takes a profile and blocks the APIs of the host. A failed attempt, a refused command
  or another action of the phone changes nothing of it, in this process and in the next one.

  Rule: PROV-7.5-01 The device refuses commands after each incident

    @PROV-7.5-01
    Scenario Outline: PROV-7.5-01/4 During <process>, each command is refused
      Given <process> is waiting for a profile
      Then every harmless command is refused

      Examples: with a command that was refused
        | process                                          |
        | AP provisioning with a refused abort             |
        | AP+SmartConfig provisioning with a refused start |

      @needs-phone
      Examples: with another action of the phone
        | process                                                      |
        | AP provisioning with a scan                                  |
        | AP+SmartConfig provisioning with a new device name           |
        | AP provisioning with an incomplete form                      |
        | AP+SmartConfig provisioning with missing pages               |
        | AP provisioning with an early look at the result             |
        | AP+SmartConfig provisioning with a phone that has left       |
        | AP+SmartConfig provisioning with an early request to confirm |

      @needs-phone @needs-network
      Examples: with a failed attempt
        | process                                                |
        | AP+SmartConfig provisioning with a failed connection   |
        | AP provisioning with a missing address                 |
        | AP+SmartConfig provisioning with failed feedback       |
        | AP provisioning with a lost network                    |
        | AP provisioning with a failure that the phone has read |

      @needs-phone @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                     |
        | AP+SmartConfig provisioning with an incomplete transmission |

      @needs-phone @needs-network
      Examples: with several failures
        | process                                                   |
        | AP provisioning with two failed feedbacks                 |
        | AP+SmartConfig provisioning with three different failures |

  Rule: PROV-7.3-01 The device announces a profile after each incident

    @PROV-7.3-01 @needs-phone
    Scenario Outline: PROV-7.3-01/11 During <process>, the device announces a profile over HTTP
      Given <process> is waiting for a profile
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples: with a command that was refused
        | process                                          |
        | AP+SmartConfig provisioning with a refused abort |
        | AP provisioning with a refused start             |

      Examples: with another action of the phone
        | process                                                      |
        | AP+SmartConfig provisioning with a scan                      |
        | AP provisioning with a new device name                       |
        | AP+SmartConfig provisioning with an incomplete form          |
        | AP provisioning with missing pages                           |
        | AP+SmartConfig provisioning with an early look at the result |
        | AP provisioning with a phone that has left                   |
        | AP provisioning with an early request to confirm             |

      @needs-network
      Examples: with a failed attempt
        | process                                                            |
        | AP provisioning with a failed connection                           |
        | AP+SmartConfig provisioning with a missing address                 |
        | AP provisioning with failed feedback                               |
        | AP+SmartConfig provisioning with a lost network                    |
        | AP+SmartConfig provisioning with a failure that the phone has read |

      @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                     |
        | AP+SmartConfig provisioning with an incomplete transmission |

      @needs-network @needs-cloud
      Examples: with an abort
        | process                                                                 |
        | AP provisioning with external confirmation with an aborted confirmation |

      Examples: with several incidents
        | process                                                 |
        | AP provisioning with many requests                      |
        | auto-provisioning as an access point with many requests |

      @needs-network
      Examples: with several failures
        | process                                                   |
        | AP provisioning with two failed feedbacks                 |
        | AP+SmartConfig provisioning with three different failures |

    @PROV-7.3-01 @needs-phone
    Scenario Outline: PROV-7.3-01/12 After a stop of <process>, the next process announces a profile over HTTP
      Given <process> has been stopped by its host
      And the host starts AP provisioning
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples: with a command that was refused
        | process                                          |
        | AP provisioning with a refused abort             |
        | AP+SmartConfig provisioning with a refused start |

      Examples: with another action of the phone
        | process                                                      |
        | AP provisioning with a scan                                  |
        | AP+SmartConfig provisioning with a new device name           |
        | AP provisioning with an incomplete form                      |
        | AP+SmartConfig provisioning with missing pages               |
        | AP provisioning with an early look at the result             |
        | AP+SmartConfig provisioning with a phone that has left       |
        | AP+SmartConfig provisioning with an early request to confirm |

      @needs-network
      Examples: with a failed attempt
        | process                                                |
        | AP+SmartConfig provisioning with a failed connection   |
        | AP provisioning with a missing address                 |
        | AP+SmartConfig provisioning with failed feedback       |
        | AP provisioning with a lost network                    |
        | AP provisioning with a failure that the phone has read |

      @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                     |
        | AP+SmartConfig provisioning with an incomplete transmission |

      @needs-network @needs-cloud
      Examples: with an abort
        | process                                                                 |
        | AP provisioning with external confirmation with an aborted confirmation |

      Examples: after earlier processes or attempts
        | process                                           |
        | AP provisioning in its second attempt             |
        | AP+SmartConfig provisioning in its fourth attempt |

      Examples: of another mode
        | process                              |
        | external configuration               |
        | auto-provisioning as an access point |

  Rule: PROV-3.3-01 The device receives SmartConfig after each incident

    @PROV-3.3-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.3-01/6 During <process>, the device receives a profile by SmartConfig
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples: with a command that was refused
        | process                                          |
        | AP+SmartConfig provisioning with a refused abort |
        | AP+SmartConfig provisioning with a refused start |

      Examples: with another action of the phone
        | process                                                      |
        | AP+SmartConfig provisioning with a scan                      |
        | AP+SmartConfig provisioning with a new device name           |
        | AP+SmartConfig provisioning with an incomplete form          |
        | AP+SmartConfig provisioning with missing pages               |
        | AP+SmartConfig provisioning with an early look at the result |
        | AP+SmartConfig provisioning with a phone that has left       |
        | AP+SmartConfig provisioning with an early request to confirm |

      @needs-network
      Examples: with a failed attempt
        | process                                                            |
        | AP+SmartConfig provisioning with a failed connection               |
        | AP+SmartConfig provisioning with a missing address                 |
        | AP+SmartConfig provisioning with failed feedback                   |
        | AP+SmartConfig provisioning with a lost network                    |
        | AP+SmartConfig provisioning with a failure that the phone has read |

      Examples: with an incomplete transmission
        | process                                                     |
        | AP+SmartConfig provisioning with an incomplete transmission |

      Examples: with several incidents
        | process                                                       |
        | AP+SmartConfig provisioning with two incomplete transmissions |

      @needs-network
      Examples: with several incidents and a failure
        | process                                                                   |
        | AP+SmartConfig provisioning with an incomplete transmission and a failure |
